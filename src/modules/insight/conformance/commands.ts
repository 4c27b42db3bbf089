// The commands of conformance as a list, for the registry.
import type { Command } from '../../../platform/command.ts';
import { raiseOrderAlert } from './commands/raise-order-alert.ts';
import { removeModel } from './commands/remove-model.ts';
import { setProcessWatch } from './commands/set-process-watch.ts';
import { uploadModel } from './commands/upload-model.ts';

export const conformanceCommands = [
  uploadModel,
  removeModel,
  setProcessWatch,
  raiseOrderAlert,
] as unknown as Command<never, unknown>[];
