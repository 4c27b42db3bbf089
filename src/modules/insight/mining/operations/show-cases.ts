// The operations behind pictures of single cases: the dotted chart and the animation. Both draw a sample and say which.
import { defineOperation } from '../../engine/operation.ts';
import { animateCases } from '../animate-cases.ts';
import { caseCountOf } from '../case-log.ts';
import { layOutDots } from '../dotted-chart.ts';
import { AskAnimation, AskDottedChart } from '../inputs.ts';
import { firstTime, lastTime } from '../measure-performance.ts';
import { openLog, toIso } from '../open-log.ts';
import { readObjectIds } from '../read-cases.ts';

export const showDottedChart = defineOperation({
  name: 'insight.showDottedChart',
  input: AskDottedChart,
  async run(context, { axis = 'absolute', sort = 'start', cases = 500, ...query }) {
    const { set, log, summary } = await openLog(context, query);
    const { rows, row, activity, at, ofDots, how } = layOutDots(log, { axis, sort, cases });
    const numbers = rows.map((place) => log.caseNo[place]!);
    const ids = await readObjectIds(set, numbers);
    return {
      log: summary,
      axis,
      sort,
      activities: [...log.activities],
      rows: rows.map((place, index) => ({
        no: numbers[index]!,
        id: ids.get(numbers[index]!)!,
        from: toIso(firstTime(log, place))!,
        seconds: (lastTime(log, place) - firstTime(log, place)) / 1000,
      })),
      dots: { row, activity, at },
      sampled: { cases: rows.length, ofCases: caseCountOf(log), dots: at.length, ofDots, how },
    };
  },
});

export const showAnimation = defineOperation({
  name: 'insight.showAnimation',
  input: AskAnimation,
  async run(context, { cases = 300, ...query }) {
    const { set, log, summary } = await openLog(context, query);
    const { from, to, tokens, how } = animateCases(log, cases);
    const ids = await readObjectIds(
      set,
      tokens.map(({ place }) => log.caseNo[place]!),
    );
    return {
      log: summary,
      activities: [...log.activities],
      from: from === null ? null : toIso(from),
      to: to === null ? null : toIso(to),
      cases: tokens.map(({ place, activities, seconds }) => {
        const no = log.caseNo[place]!;
        return { no, id: ids.get(no)!, activities, seconds };
      }),
      sampled: { cases: tokens.length, ofCases: caseCountOf(log), how },
    };
  },
});
