// The single place that takes the waiting out of a sandbox that keeps silent: it is given up at once where it would never answer, so
// that no test depends on how long a busy machine takes for the answers that do come.
import type { Carrier } from '../../src/modules/fulfilment/index.ts';
import type { GatewayResult, PaymentGateway } from '../../src/modules/payments/index.ts';

const GIVEN_UP = AbortSignal.abort();
const UNKNOWN: GatewayResult = { kind: 'unknown' };

async function answerOr<T>(silent: T, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && error.message === 'the caller gave up') return silent;
    throw error;
  }
}

/** The same provider, whose silence is known as such at once. */
export function neverSilentGateway(gateway: PaymentGateway): PaymentGateway {
  return {
    ...gateway,
    authorise: (request) => answerOr(UNKNOWN, gateway.authorise(request, GIVEN_UP)),
    capture: (request) => answerOr(UNKNOWN, gateway.capture(request, GIVEN_UP)),
    void: (request) => answerOr(UNKNOWN, gateway.void(request, GIVEN_UP)),
    refund: (request) => answerOr(UNKNOWN, gateway.refund(request, GIVEN_UP)),
  };
}

/** The same carrier, whose silence is known as such at once. */
export function neverSilentCarrier(carrier: Carrier): Carrier {
  return {
    ...carrier,
    book: (requests) =>
      answerOr(
        requests.map(() => ({ kind: 'unknown' as const })),
        carrier.book(requests, GIVEN_UP),
      ),
  };
}
