// Everything that the engine can be asked for simulations.
import type { Operation } from '../engine/operation.ts';
import { mineSimulation, showSimulationModel } from './mine-simulation.ts';

export const simulationOperations: readonly Operation[] = [mineSimulation, showSimulationModel];
