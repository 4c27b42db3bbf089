// Sets who sells, from now on. Documents of earlier days keep the seller of their day.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import { closed, SellerInput } from '../schemas.ts';
import { insertSeller, lockSeller } from '../store.ts';
import type { Seller } from '../types.ts';

export const setSeller = defineCommand({
  name: 'documents.setSeller',
  summary: 'Sets who sells, as invoices name it from now on.',
  input: SellerInput,
  output: Type.Object({ outcome: Type.Enum(['changed', 'unchanged'] as const) }, closed),
  roles: ['finance'],
  refusals: [],
  async run(tx, items) {
    let known = (await lockSeller(tx))?.seller ?? null;
    let changed = false;
    let setBy = '';
    const outcomes = items.map((item) => {
      const { name, address, vatId = null, bank = [], email = null, phone = null, legal = null } = item.input;
      const seller: Seller = { name, address, vatId, bank, email, phone, legal };
      const isSame = JSON.stringify(known) === JSON.stringify(seller);
      if (!isSame) {
        known = seller;
        changed = true;
        setBy = item.actor.id;
      }
      tx.emit(item, {
        type: 'documents.sellerSet',
        objects: [['seller', 'seller', 'changed']],
        attributes: { name, changed: !isSame },
      });
      return accept({ outcome: isSame ? ('unchanged' as const) : ('changed' as const) });
    });
    if (changed && known) await insertSeller(tx, tx.now, known, setBy);
    return outcomes;
  },
});
