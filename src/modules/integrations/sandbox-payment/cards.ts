// The test cards of the sandbox payment provider, held as a table: what each does is written here and nowhere else.

/** How the answer of a first call travels. Whatever was lost or not answered is answered when asked again. */
export type Delivery =
  | 'answered'
  /** It happens, but no answer comes. */
  | 'silent'
  /** The request never arrives. */
  | 'lost'
  /** Answered, and notified twice besides. */
  | 'twice'
  /** It happens, no answer comes, a notification comes late. */
  | 'late';

export interface Card {
  readonly token: string;
  readonly does: string;
  readonly delivery: Delivery;
  /** Declines with [code, message], by kind of operation. */
  readonly declines: Readonly<Partial<Record<'authorise' | 'capture' | 'refund', readonly [string, string]>>>;
  /** The authorisation ends after the gateway's short life instead of its usual one. */
  readonly shortLived: boolean;
}

const card = (token: string, does: string, special: Partial<Card> = {}): Card => ({
  token,
  does,
  delivery: 'answered',
  declines: {},
  shortLived: false,
  ...special,
});

export const CARDS: readonly Card[] = [
  card('tok_ok', 'Everything succeeds.'),
  card('tok_decline', 'The authorisation is declined.', {
    declines: { authorise: ['card-declined', 'The card was declined.'] },
  }),
  card('tok_insufficient_funds', 'The authorisation is declined for lack of funds.', {
    declines: { authorise: ['insufficient-funds', 'There is not enough money on the account.'] },
  }),
  card('tok_timeout', 'Every operation happens, but its first call is never answered.', {
    delivery: 'silent',
  }),
  card('tok_timeout_lost', 'The first call of every operation never arrives.', { delivery: 'lost' }),
  card('tok_twice', 'Every operation is answered, and notified twice besides.', { delivery: 'twice' }),
  card('tok_late', 'Every operation happens; its answer comes late, as a notification.', {
    delivery: 'late',
  }),
  card('tok_capture_fails', 'Authorised, but captures are declined.', {
    declines: { capture: ['capture-declined', 'The capture was declined.'] },
  }),
  card('tok_refund_fails', 'Captured, but refunds are declined.', {
    declines: { refund: ['refund-declined', 'The refund was declined.'] },
  }),
  card('tok_expires', 'The authorisation ends after a short time.', { shortLived: true }),
];

const BY_TOKEN = new Map(CARDS.map((each) => [each.token, each]));
const UNKNOWN_CARD = card('', 'Any other token is declined.', {
  declines: { authorise: ['unknown-card', 'The sandbox knows its test cards only.'] },
});
const NO_CARD = card('', 'Authorised elsewhere: everything succeeds.');

/** The card behind a token; without one, the authorisation was made elsewhere and is trusted. */
export function findCard(token: string | null): Card {
  return token === null ? NO_CARD : (BY_TOKEN.get(token) ?? UNKNOWN_CARD);
}

/** True when nothing about the card makes its captures special, so that they may travel in bulk. */
export function isPlainCapture(token: string | null): boolean {
  const found = findCard(token);
  return found.delivery === 'answered' && found.declines.capture === undefined;
}
