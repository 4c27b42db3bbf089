// Makes what is shown of the live log fresh as events come in; a log from elsewhere stands still.
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useLog } from './use-log.ts';

const EVERY_MS = 15_000;

/** Questions whose key begins with 'insight'. */
export function useLiveLog(): void {
  const { isLive } = useLog();
  useLiveRefresh([['insight']], () => isLive, EVERY_MS);
}
