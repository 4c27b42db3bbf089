// The draft of a new order: kept on the device with every letter, so that neither a reload nor a lost session loses it.
import { useLocalStorage } from '@mantine/hooks';
import { EMPTY_DRAFT, type OrderDraft } from './order-draft.ts';

const KEY = 'throughline.order-draft';

/** A draft of an older form is as if it were not there. */
function readDraft(text: string | undefined): OrderDraft {
  if (text === undefined) return EMPTY_DRAFT;
  try {
    const found = JSON.parse(text) as Partial<OrderDraft> | null;
    const isDraft = Array.isArray(found?.lines) && Array.isArray(found.groups) && found.groups.length > 0;
    return isDraft ? { ...EMPTY_DRAFT, ...found } : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

export function useDraft() {
  const [draft, setDraft, forget] = useLocalStorage<OrderDraft>({
    key: KEY,
    defaultValue: EMPTY_DRAFT,
    deserialize: readDraft,
    getInitialValueInEffect: false,
  });
  const change = (part: Partial<OrderDraft>) => setDraft((before) => ({ ...before, ...part }));
  return { draft, setDraft, change, forget };
}

export type Drafting = ReturnType<typeof useDraft>;
