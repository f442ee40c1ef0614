import type { CreditSchema } from '../dataset/credit-schema.ts'
import { figure, percent, table } from './markdown.ts'
import type { TrainingReport } from './training-report.ts'

/** A version as its papers describe it. */
export interface CardSubject {
  readonly version: string
  readonly schema: CreditSchema
  readonly report: TrainingReport
  readonly createdAt: Date
}

/** The model card: what it is for, how it was made, how it fares, for whom it fares worse. Source: Mitchell et al. 2019, arXiv:1810.03993. */
export function modelCard(subject: CardSubject): string {
  return [head(subject), ingredients(subject), performance(subject), fairness(subject), limits(subject)]
    .join('\n\n')
    .concat('\n')
}

function head({ version, schema, createdAt }: CardSubject): string {
  const warning = schema.is_demonstration
    ? '\n\n**This is a demonstration. It was learnt from invented people and is not fit for any decision about a real person.**'
    : ''
  return `# Model card: ${schema.title.en}\n\nVersion \`${version}\`, trained ${createdAt.toISOString().slice(0, 10)}.${warning}\n\n## Purpose\n\n${schema.purpose}\n\nThe model says how probable it is that an applicant will default. A person can override each decision, with a reason that is kept.`
}

function ingredients({ schema, report }: CardSubject): string {
  const linear = percent(1 - report.boosting_share)
  const features = schema.features.map((feature) => [
    feature.name,
    feature.label.en,
    feature.type === 'number'
      ? `${feature.min} to ${feature.max} ${feature.unit?.en ?? ''}`.trim()
      : `${feature.values.length} values`,
    feature.required ? 'yes' : 'no',
    'monotone' in feature && feature.monotone !== undefined ? `risk only ${feature.monotone}` : 'free',
  ])
  const ratios = schema.ratios.map((ratio) => [
    ratio.name,
    ratio.label.en,
    [ratio.numerator, ...ratio.denominators].join(' / '),
    'computed',
    ratio.monotone === undefined ? 'free' : `risk only ${ratio.monotone}`,
  ])
  const hidden = schema.protected.map(({ name }) => name)
  return `## What it learns from\n\n${table(['feature', 'meaning', 'range', 'required', 'direction'], [...features, ...ratios])}\n\n${
    hidden.length === 0 ? 'No protected attribute is declared.' : `Audited and never learnt from: ${hidden.join(', ')}.`
  }\n\n## How it was made\n\nLogistic regression on piecewise linear terms and gradient-boosted trees, each found by random search with successive halving; mixed in log-odds (${linear} linear), calibrated on out-of-fold predictions. Seed ${report.seed}, ${report.trials} boosted candidates.`
}

function performance({ report, schema }: CardSubject): string {
  const v = report.validation
  const rows = [
    ['AUC', `${figure(v.auc)} (95 % of resamples: ${figure(v.auc_interval[0])} to ${figure(v.auc_interval[1])})`],
    ['Kolmogorov-Smirnov', figure(v.ks)],
    ['Brier score', `${figure(v.brier, 4)} (without any knowledge: ${figure(v.brier_uninformed, 4)})`],
    ['log loss', figure(v.log_loss, 4)],
    ['calibration error', figure(v.calibration_error)],
    ['refused from probability', figure(report.threshold)],
    ['approved', percent(v.approval_share)],
    [
      'mean cost per applicant',
      `${figure(v.mean_cost)} (approve all: ${figure(v.mean_cost_approve_all)}, refuse all: ${figure(v.mean_cost_refuse_all)})`,
    ],
  ]
  const top = report.importances.slice(0, 10).map(({ factor, mean_contribution: mean }) => [factor, figure(mean)])
  return `## How it fares\n\nOn out-of-fold predictions of ${report.quality.rows} rows. The candidates were chosen by the same rows, so the figures are slightly kind. Costs: ${schema.costs.accept_bad} for lending to one who defaults, ${schema.costs.refuse_good} for refusing one who would have repaid.\n\n${table(['measure', 'value'], rows)}\n\nMean absolute contribution in log-odds:\n\n${table(['factor', 'contribution'], top)}`
}

function fairness({ report }: CardSubject): string {
  if (report.fairness.length === 0) return '## Groups\n\nThe schema names no attribute to audit.'
  const tables = report.fairness.map((audit) => {
    const rows = audit.groups.map((g) => [
      g.group,
      g.rows,
      percent(g.default_share),
      percent(g.mean_probability),
      percent(g.approval_share),
      figure(g.impact_ratio, 2),
      percent(g.opportunity_share),
      figure(g.auc),
    ])
    const use = audit.is_used ? 'the model uses it' : 'the model never sees it'
    return `### ${audit.attribute} (${use})\n\n${table(['group', 'rows', 'defaulted', 'predicted', 'approved', 'impact ratio', 'approved of those who repaid', 'AUC'], rows)}`
  })
  const guesses = report.proxies.map(({ attribute, group, auc }) => [`${attribute}: ${group}`, figure(auc)])
  const betrayed =
    guesses.length === 0
      ? ''
      : `\n\nHow well the features together betray a group (0.5 not at all, 1 fully):\n\n${table(['group', 'AUC'], guesses)}`
  return `## Groups\n\nAn impact ratio under 0.80 calls for an explanation.\n\n${tables.join('\n\n')}${betrayed}`
}

function limits({ schema }: CardSubject): string {
  return `## Limits\n\n- It knows only what its data held; those who were refused before are not in it.\n- Contributions are measured against the applicants of the training data who repaid; they explain the model, not the world.\n- Populations change: watch the stability report, and record outcomes.\n- A decision about a person needs a person who can answer for it (GDPR, article 22).${schema.is_demonstration ? '\n- Being a demonstration, its figures describe the invented population only.' : ''}`
}
