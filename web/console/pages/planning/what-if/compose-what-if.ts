// The pure part of the what-if form: what is sent for what was typed. Parts that nobody filled are not sent.
import type { WhatIfBody } from '../../../../api/planning.ts';
import { numberIn } from '../stock/place.ts';

type Typed = number | string;

export interface WhatIfDraft {
  name: string;
  days: Typed;
  /** `code version`; null: the live rules. */
  policy: string | null;
  closeCode: string;
  closeStock: 'shared-out' | 'lost';
  addCode: string;
  addLatitude: Typed;
  addLongitude: Typed;
  /** Percent of the stock that lies there. */
  addShare: Typed;
  capacityCode: string;
  capacityUnits: Typed;
}

export const EMPTY_WHAT_IF: WhatIfDraft = {
  name: '',
  days: 7,
  policy: null,
  closeCode: '',
  closeStock: 'shared-out',
  addCode: '',
  addLatitude: '',
  addLongitude: '',
  addShare: 10,
  capacityCode: '',
  capacityUnits: '',
};

export function composeWhatIf(draft: WhatIfDraft): WhatIfBody {
  const network = {
    ...(draft.closeCode === '' ? {} : { close: [{ code: draft.closeCode, stock: draft.closeStock }] }),
    ...(draft.addCode.trim() === ''
      ? {}
      : {
          add: [
            {
              code: draft.addCode.trim(),
              latitude: numberIn(draft.addLatitude),
              longitude: numberIn(draft.addLongitude),
              stockShare: numberIn(draft.addShare) / 100,
            },
          ],
        }),
    ...(draft.capacityCode === ''
      ? {}
      : {
          capacity: [
            {
              code: draft.capacityCode,
              unitsPerDay: draft.capacityUnits === '' ? null : Number(draft.capacityUnits),
            },
          ],
        }),
  };
  const [code, version] = draft.policy?.split(' ') ?? [];
  return {
    ...(draft.name.trim() === '' ? {} : { name: draft.name.trim() }),
    days: numberIn(draft.days),
    ...(code && version ? { rules: { policy: { code, version: Number(version) } } } : {}),
    ...(Object.keys(network).length > 0 ? { network } : {}),
  };
}
