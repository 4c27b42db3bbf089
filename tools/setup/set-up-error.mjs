// An expected failure of the set-up: its message is one clear sentence and is shown without a stack.

export class SetUpError extends Error {}
