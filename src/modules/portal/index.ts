// The door of the portal. Nothing else of this folder is imported elsewhere (http.ts apart, by http/).
import type { Command } from '../../platform/command.ts';
import { createCancelLines } from './commands/cancel-lines.ts';
import { createCancelOrder } from './commands/cancel-order.ts';
import { createChangeAddress } from './commands/change-address.ts';
import { createGiveFeedback } from './commands/give-feedback.ts';
import { openLink } from './commands/open-link.ts';
import { createPlaceOrder } from './commands/place-order.ts';
import { createPromiseDelivery } from './commands/promise-delivery.ts';
import { createReorder } from './commands/reorder.ts';
import { createRequestCode } from './commands/request-code.ts';
import { revokeLinks } from './commands/revoke-links.ts';
import { createSendMessage } from './commands/send-message.ts';
import { signIn } from './commands/sign-in.ts';
import { signOut } from './commands/sign-out.ts';
import type { PortalDependencies } from './dependencies.ts';

export type PortalCommands = ReturnType<typeof createPortalCommands>;

/** Readers of catalogue and stock are those of the routes. */
export function createPortalCommands(
  dependencies: Pick<PortalDependencies, 'orders' | 'service' | 'writeMessages'>,
) {
  return {
    requestCode: createRequestCode(dependencies),
    signIn,
    openLink,
    signOut,
    cancelOrder: createCancelOrder(dependencies),
    cancelLines: createCancelLines(dependencies),
    changeAddress: createChangeAddress(dependencies),
    sendMessage: createSendMessage(dependencies),
    giveFeedback: createGiveFeedback(dependencies),
    reorder: createReorder(dependencies),
    placeOrder: createPlaceOrder(dependencies),
    promiseDelivery: createPromiseDelivery(dependencies),
    revokeLinks,
  };
}

/** The same as a list, for the registry. */
export function listPortalCommands(commands: PortalCommands): Command<never, unknown>[] {
  return Object.values(commands) as unknown as Command<never, unknown>[];
}

export type { PortalDependencies } from './dependencies.ts';
export { createOrderUrls } from './links.ts';
export { type Session, selectSession as readSession } from './store/sessions.ts';
export { CRONTAB, createTasks } from './tasks.ts';
export { actorOfSubject, STRANGER } from './visitor.ts';
