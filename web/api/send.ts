// Sends commands, typed by method and path as the API document has them. The person's wish is carried out once, however often the
// line breaks on the way (outbox.ts).
import { type AnyCall, addressOf, type BodyPart, type PathPart, type SendName } from './call.ts';
import type { Sends } from './generated/calls.ts';
import { sendUntilAnswered } from './outbox.ts';

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type PathsOf<M extends Method> = SendName extends infer S ? (S extends `${M} ${infer P}` ? P : never) : never;
type CallOf<M extends Method, P extends string> = `${M} ${P}` extends SendName ? Sends[`${M} ${P}`] : never;

export type SendOptions<M extends Method, P extends PathsOf<M>> = PathPart<CallOf<M, P>> &
  BodyPart<CallOf<M, P>> & {
    /** One for each thing that the person wants done once, however often it is sent. */
    idempotencyKey: string;
  };

export async function sendJson<M extends Method, P extends PathsOf<M>>(
  method: M,
  path: P,
  options: SendOptions<M, P>,
): Promise<CallOf<M, P>['answer']> {
  const { body, idempotencyKey, ...call } = options as unknown as AnyCall & {
    body?: unknown;
    idempotencyKey: string;
  };
  return sendUntilAnswered({
    method,
    address: addressOf(path, call),
    text: JSON.stringify(body ?? {}),
    idempotencyKey,
  });
}
