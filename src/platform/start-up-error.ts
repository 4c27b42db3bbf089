// The one error class whose message is shown to the operator as it stands, without a stack: one clear sentence saying
// what keeps Throughline from starting and what to do about it. Nothing that happens after start-up uses it.

export class StartUpError extends Error {
  override readonly name = 'StartUpError';
}
