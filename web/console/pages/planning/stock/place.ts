// What the dialogs of stock are told, and what they do when they are done: everything about stock is read again.
import { useQueryClient } from '@tanstack/react-query';

/** One SKU at one location; empty where the person has yet to choose. */
export interface Place {
  sku: string;
  location: string;
  onHand?: number;
  safetyStock?: number;
  lotTracked?: boolean;
}

export interface StockDialogParts {
  position: Place;
  onClose: () => void;
}

export const STOCK_KEY = ['stock'];

/** Closes the dialog and reads the stock again. */
export function useStockChanged(onClose: () => void): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: STOCK_KEY });
    onClose();
  };
}

/** A number that was typed; nothing typed is no number, which the server refuses at its field. */
export const numberIn = (value: number | string): number => (value === '' ? Number.NaN : Number(value));

/** Text that was typed; nothing typed is not sent. */
export const textIn = (value: string): string | undefined => value.trim() || undefined;
