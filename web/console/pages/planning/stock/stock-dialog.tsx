// The dialogs that change stock, by their names: the page and the drawer open them alike.

import { AdjustStockDialog } from './adjust-stock.dialog.tsx';
import { CountStockDialog } from './count-stock.dialog.tsx';
import type { Place } from './place.ts';
import { ReceiveStockDialog } from './receive-stock.dialog.tsx';
import { SafetyStockDialog } from './safety-stock.dialog.tsx';
import { TransferStockDialog } from './transfer-stock.dialog.tsx';

export const STOCK_DIALOGS = {
  adjust: { call: 'POST /v1/inventory/adjustments', Dialog: AdjustStockDialog },
  receive: { call: 'POST /v1/inventory/receipts', Dialog: ReceiveStockDialog },
  transfer: { call: 'POST /v1/inventory/transfers', Dialog: TransferStockDialog },
  count: { call: 'PUT /v1/inventory/stock', Dialog: CountStockDialog },
  safety: { call: 'PUT /v1/inventory/safety-stock', Dialog: SafetyStockDialog },
} as const;

export type StockDialogName = keyof typeof STOCK_DIALOGS;

interface StockDialogProps {
  name: StockDialogName;
  position: Place;
  onClose: () => void;
}

export function StockDialog({ name, position, onClose }: StockDialogProps) {
  const { Dialog } = STOCK_DIALOGS[name];
  return <Dialog position={position} onClose={onClose} />;
}
