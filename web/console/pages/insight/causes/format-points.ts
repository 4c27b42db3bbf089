// The single place that says a difference of shares: in points of a hundred, with its sign.
import { formatSigned } from '../parts/format-number.ts';

/** `0.123` as "+12.3". */
export const formatPoints = (share: number): string => formatSigned(share * 100);
