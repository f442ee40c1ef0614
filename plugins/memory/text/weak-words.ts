import { stem } from './stem.ts'

/** True for the stem of a word so common in notes of a household that it tells little about which note is meant. */
export function isWeakStem(stemmed: string): boolean {
  return WEAK_STEMS.has(stemmed)
}

const FRENCH = `jour heure temps annee mois semaine matin soir nuit date aimer aime prefere preferer favori favorite appeler appelle
acheter prendre mettre donner passer venir savoir aller rester petit grand nouveau nouvelle bon bonne chose personne gens maison
nom numero besoin utiliser combien dire parler demander type genre moment fois premier dernier prochain`

const ENGLISH = `day time year month week morning evening night date like love prefer favourite favorite rather call called buy
take took put pick bring come know want need use used small big new good thing person people house home name number say talk ask
kind type moment times first last next much many often long old`

const WEAK_STEMS: ReadonlySet<string> = new Set(`${FRENCH} ${ENGLISH}`.split(/\s+/).map(stem))
