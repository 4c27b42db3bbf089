// The commands of data sets as a list, for the registry.
import type { Command } from '../../../platform/command.ts';
import { recordDataSet } from './commands/record-data-set.ts';
import { removeDataSet } from './commands/remove-data-set.ts';
import { renameDataSet } from './commands/rename-data-set.ts';

export const dataSetCommands = [recordDataSet, renameDataSet, removeDataSet] as unknown as Command<
  never,
  unknown
>[];
