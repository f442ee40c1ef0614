"""Draw the loss curve: `python curve.py run/curve.csv ../loss-curve.svg`. Also writes the thinned figures beside it as CSV."""
import csv
import math
import pathlib
import sys

WIDTH, HEIGHT, LEFT, BOTTOM = 720, 320, 56, 40


def main(source, target):
    # a run that was resumed repeats steps: the last word counts
    steps = {int(r[0]): (int(r[1]) / 1e6, float(r[2])) for r in csv.reader(open(source)) if int(r[0]) % 20 == 0}
    rows = [steps[k] for k in sorted(steps)]
    last = rows[-1][0]
    low, high = math.log(min(y for _, y in rows)), math.log(max(y for _, y in rows))
    x = lambda v: LEFT + v / last * (WIDTH - LEFT - 12)
    y = lambda v: 12 + (high - math.log(v)) / (high - low) * (HEIGHT - BOTTOM - 12)
    ticks_y = [t for t in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5) if low <= math.log(t) <= high]
    step = max(1, round(last / 6))
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12"><title>Loss of the starter model over its training</title>', f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
    parts += [f'<path d="M{LEFT} {y(t):.1f}H{WIDTH - 12}" stroke="#ddd"/><text x="{LEFT - 6}" y="{y(t) + 4:.1f}" text-anchor="end">{t}</text>' for t in ticks_y]
    parts += [f'<text x="{x(t):.1f}" y="{HEIGHT - 22}" text-anchor="middle">{t}</text>' for t in range(0, int(last) + 1, step)]
    parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 4}" text-anchor="middle">million tokens; loss on the tokens of the assistant, logarithmic</text>')
    parts.append('<polyline fill="none" stroke="#0a5" stroke-width="1.5" points="' + ' '.join(f'{x(a):.1f},{y(b):.1f}' for a, b in rows) + '"/></svg>')
    pathlib.Path(target).write_text('\n'.join(parts) + '\n')
    with open(pathlib.Path(target).with_suffix('.csv'), 'w', newline='') as f:
        writer = csv.writer(f, lineterminator='\n')
        writer.writerow(['million_tokens', 'loss'])
        writer.writerows([f'{a:.2f}', f'{b:.4f}'] for a, b in rows[::5])


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2])
