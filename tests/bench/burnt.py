#!/usr/bin/python3
"""burnt.py TONES OUT - the weights of src/image/tones.def from `pictures tones`; prints first how well they do. See learn.sh."""
import sys
import numpy as np
from ridge import fit, read, unseen

BURNT = {'untouched': 0, 'reduced': 0, 'sharpened': 0, 'bright': 0, 'lightness4': 1, 'level25': 1, 'level40': 1}
STRENGTH, IS_BURNT = 40, 0.42  # the second as in src/image/judge.c


def main():
    photos, kinds, rows = read(sys.argv[1], BURNT)
    wanted = np.array([float(BURNT[k]) for k in kinds])
    importance = np.where(wanted == 1, 1, 1.5)  # a false alarm is worse than a miss
    said = unseen(photos, rows, wanted, STRENGTH, importance)
    print(f'{len(np.unique(photos))} photos, {len(rows)} pictures; of photos that the weights have not seen are said to be burnt out:')
    for kind in BURNT:
        k = kinds == kind
        if k.any():
            print(f'{kind:14}{k.sum():10}{100 * np.mean(said[k] >= IS_BURNT):12.1f} %')
    with open(sys.argv[2], 'w') as out:
        out.write('/* tones.def - what each feature of tones.c adds to the sum of tones_burnt; last the constant. Made by tests/bench/learn.sh; do not edit. */\n')
        for weight in fit(rows, wanted, STRENGTH, importance):
            out.write(f'TONE({weight:.5f}F)\n')


main()
