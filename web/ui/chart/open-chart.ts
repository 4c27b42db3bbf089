// The only file that imports ECharts: the kinds of charts that the pages show, drawn as SVG in the colours of the pages.
import { BarChart, HeatmapChart, LineChart, PieChart, SankeyChart, ScatterChart } from 'echarts/charts';
import {
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([
  BarChart,
  HeatmapChart,
  LineChart,
  PieChart,
  SankeyChart,
  ScatterChart,
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

export type ChartOption = EChartsCoreOption;

export interface OpenedChart {
  show(option: ChartOption): void;
  close(): void;
}

const COLOURS = {
  light: ['#0f766e', '#4263eb', '#d9480f', '#9c36b5', '#2b8a3e', '#c2255c', '#5c940d', '#1971c2'],
  dark: ['#4db6a6', '#91a7ff', '#ffa94d', '#e599f7', '#69db7c', '#faa2c1', '#c0eb75', '#74c0fc'],
};

export function openChart(place: HTMLElement, scheme: 'light' | 'dark'): OpenedChart {
  const chart = init(place, scheme === 'dark' ? 'dark' : null, { renderer: 'svg' });
  const watching = new ResizeObserver(() => chart.resize());
  watching.observe(place);
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const base: ChartOption = {
    backgroundColor: 'transparent',
    color: COLOURS[scheme],
    animation: !isCalm,
    textStyle: { fontFamily: getComputedStyle(place).fontFamily },
    grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
  };
  return {
    show: (option) => chart.setOption({ ...base, ...option }, { notMerge: true }),
    close() {
      watching.disconnect();
      chart.dispose();
    },
  };
}
