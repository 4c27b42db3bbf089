// A payout file that the server has looked at.
import type { PayoutPreview } from '../../../../api/finance.ts';

export interface LookedAt {
  provider: string;
  csv: string;
  preview: PayoutPreview;
}
