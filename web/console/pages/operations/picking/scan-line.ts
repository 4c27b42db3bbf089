// The order of scans: each is sent once, after the one before, under its own key; while the line is down they wait, and what was
// scanned is counted already. Pure but for `send`; the screen shows what it says.

export interface ScanAsked {
  barcode: string;
  key: string;
}

export interface ScanLine {
  /** Puts a scan at the end of the line. */
  add: (scan: ScanAsked) => void;
}

export interface ScanLineOptions<R> {
  send: (scan: ScanAsked) => Promise<R>;
  onAnswer: (scan: ScanAsked, result: R) => void;
  onRefused: (scan: ScanAsked, error: unknown) => void;
  /** Scans that have no answer yet, the oldest first. */
  onWaiting: (waiting: readonly ScanAsked[]) => void;
}

export function createScanLine<R>({ send, onAnswer, onRefused, onWaiting }: ScanLineOptions<R>): ScanLine {
  let waiting: readonly ScanAsked[] = [];
  let isSending = false;
  const show = (next: readonly ScanAsked[]) => {
    waiting = next;
    onWaiting(waiting);
  };
  const sendNext = async () => {
    if (isSending) return;
    isSending = true;
    for (let scan = waiting[0]; scan !== undefined; scan = waiting[0]) {
      try {
        const result = await send(scan);
        show(waiting.slice(1));
        onAnswer(scan, result);
      } catch (error) {
        show(waiting.slice(1));
        onRefused(scan, error);
      }
    }
    isSending = false;
  };
  return {
    add(scan) {
      show([...waiting, scan]);
      void sendNext();
    },
  };
}
