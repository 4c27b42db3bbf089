// Takes a payout file in two steps: choose it and look what it would book, then book it.
import { useState } from 'react';
import { BookPayoutsDialog } from './book-payouts.dialog.tsx';
import { ChooseFileDialog } from './choose-file.dialog.tsx';
import type { LookedAt } from './looked-at.ts';

export function TakePayoutsDialog({ onClose }: { onClose: () => void }) {
  const [lookedAt, setLookedAt] = useState<LookedAt | null>(null);
  if (lookedAt === null) return <ChooseFileDialog onLook={setLookedAt} onClose={onClose} />;
  return <BookPayoutsDialog lookedAt={lookedAt} onBack={() => setLookedAt(null)} onClose={onClose} />;
}
