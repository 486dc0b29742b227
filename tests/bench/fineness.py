#!/usr/bin/python3
"""fineness.py FEATURES OUT - the weights of src/image/fineness.def from `pictures features`; prints first how well they do. See learn.sh."""
import sys
import numpy as np
from ridge import fit, read, unseen

FACTOR = {'untouched': 1, 'reduced': 1, 'sharpened': 1, 'noisy': 1, 'enlarged1.5': 1.5, 'enlarged2': 2, 'lanczos2': 2, 'halved2': 2, 'cubic2.5': 2.5,
          'enlarged3': 3, 'linear3': 3, 'thirded3': 3, 'enlarged4': 4, 'soft': None, 'blurred3': None, 'blurred4': None, 'blurred6': None, 'blurred8': None,
          'blurred12': None, 'blurred20': None}
STRENGTH, LEAST_ENLARGED = 60, 1.65
IS_ENLARGED, IS_BLURRED = 0.6, 0.46  # as in src/image/judge.c


def goals(kinds):
    """What each picture should give: log2 of the factor, is it enlarged, is it out of focus; nan: it does not count for that."""
    factor = np.array([np.log2(FACTOR[k]) if FACTOR[k] else np.nan for k in kinds])
    enlarged = np.where(factor == 0, 0, np.where(factor > np.log2(1.5), 1, np.nan))
    blurred = np.array([np.nan if k == 'soft' else float(k.startswith('blurred')) for k in kinds])
    return factor, enlarged, blurred


def main():
    photos, kinds, rows = read(sys.argv[1], FACTOR, lambda numbers: numbers[-1] > 6)  # the program says nothing where there is nothing to see
    wanted = goals(kinds)
    said = [unseen(photos, rows, goal, STRENGTH) for goal in wanted]
    is_blurred = said[2] >= IS_BLURRED
    is_enlarged = (said[1] >= IS_ENLARGED) & ~is_blurred
    factor = np.maximum(2 ** np.clip(said[0], 0, 4), np.where(is_enlarged, LEAST_ENLARGED, 1))
    print(f'{len(np.unique(photos))} photos, {len(rows)} pictures; of photos that the weights have not seen:')
    print(f'{"":14}{"pictures":>10}{"enlarged %":>12}{"blurred %":>11}{"within 25 %":>13}')
    for kind, true in FACTOR.items():
        k = kinds == kind
        if k.any():
            near = 100 * np.mean(abs(true / factor[k] - 1) < 0.25) if true else np.nan  # of the width that holds all detail
            print(f'{kind:14}{k.sum():10}{100 * is_enlarged[k].mean():12.1f}{100 * is_blurred[k].mean():11.1f}{near:13.1f}')
    weights = [fit(rows[~np.isnan(goal)], goal[~np.isnan(goal)], STRENGTH) for goal in wanted]
    with open(sys.argv[2], 'w') as out:
        out.write('/* fineness.def - what each feature of a spectrum (spectrum.c) adds to the three sums of spectrum_fineness: log2 of the factor, enlarged,\n')
        out.write(' * blurred; last their constants. Made by tests/bench/learn.sh; do not edit. */\n')
        for row in zip(*weights):
            out.write('FINENESS({:.5f}F, {:.5f}F, {:.5f}F)\n'.format(*row))


main()
