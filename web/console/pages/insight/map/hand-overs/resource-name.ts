// Who did something, in words: actors of the live log by our words, people and machines of other logs as they are written there.
import { withoutOverrides } from '../../../../../ui/safe-text.tsx';
import { describeActor } from '../../../orders/order/describe-event.ts';

export const resourceName = (resource: string, isLive: boolean): string =>
  isLive ? describeActor(resource) : withoutOverrides(resource).slice(0, 80);
