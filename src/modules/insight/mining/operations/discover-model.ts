// The operation behind the discovered model: the inductive miner's tree of a log, as a list, a Petri net, a BPMN diagram or PNML.
import { checkAlive, defineOperation } from '../../engine/operation.ts';
import { discoverInductive, type InductiveModel } from '../discover-inductive.ts';
import { AskModel } from '../inputs.ts';
import { openLog } from '../open-log.ts';
import { listNodes, printTree } from '../process-tree.ts';
import { chooseActivities } from '../prune-map.ts';
import { remember } from '../remember.ts';
import { keepActivities } from '../sub-log.ts';
import { toPetriNet } from '../tree-to-net.ts';
import { writeBpmn } from '../write-bpmn.ts';
import { writePnml } from '../write-pnml.ts';
import { mapOf } from './show-map.ts';

export const discoverModel = defineOperation({
  name: 'insight.discoverModel',
  input: AskModel,
  timeoutMs: 60_000,
  async run(context, { noise = 0, activities = 1, format = 'tree', ...query }) {
    const { log, summary } = await openLog(context, query);
    const model = remember(log, `model ${noise} ${activities}`, (): InductiveModel => {
      const shown =
        activities < 1 ? keepActivities(log, chooseActivities(mapOf(log).dfg, activities, 'cases')) : log;
      return discoverInductive(shown, { noise, checkAlive: () => checkAlive(context.signal) });
    });
    const { tree, fallThroughs } = model;
    const wantsNet = format === 'petri' || format === 'pnml';
    const net = wantsNet ? toPetriNet(tree) : null;
    return {
      log: summary,
      noise,
      format,
      text: printTree(tree),
      tree: listNodes(tree),
      fallThroughs,
      net: format === 'petri' ? net : null,
      xml: format === 'bpmn' ? writeBpmn(tree) : format === 'pnml' ? writePnml(net!) : null,
    };
  },
});
