// The commands of simulations as a list, for the registry.
import type { Command } from '../../../platform/command.ts';
import { cancelSimulation } from './commands/cancel-simulation.ts';
import { finishSimulation } from './commands/finish-simulation.ts';
import { startSimulation } from './commands/start-simulation.ts';

export const simulationCommands = [startSimulation, cancelSimulation, finishSimulation] as unknown as Command<
  never,
  unknown
>[];
