// The single place for how the command line ends: its exit codes, and errors that are one sentence for whoever typed it.

export const EXIT = { ok: 0, refused: 1, usage: 2, unreachable: 3, notAllowed: 4 } as const;

export const EXIT_HELP = `Exit codes:
  0  done
  1  refused, or a check found differences
  2  the command line is wrong
  3  no server can be reached
  4  not signed in, or not allowed`;

export class CliError extends Error {
  override name = 'CliError';
  readonly exitCode: number;
  constructor(sentence: string, exitCode: number = EXIT.refused) {
    super(sentence);
    this.exitCode = exitCode;
  }
}
