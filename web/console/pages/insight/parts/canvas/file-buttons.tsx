// The drawing as a file: SVG for print, PNG for slides. Both are made here, from the layout; nothing is sent anywhere.
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { drawSvg } from './draw-svg.ts';
import type { CanvasGraph, GraphLayout } from './graph.ts';
import { savePng, saveText } from './save-file.ts';

interface FileButtonsProps {
  graph: CanvasGraph;
  layout: GraphLayout;
  /** Of the file, without its ending. */
  file: string;
  /** What the drawing says of itself. */
  title: string;
}

export function FileButtons({ graph, layout, file, title }: FileButtonsProps) {
  const { t } = useTranslation();
  const svg = () => drawSvg(graph, layout, title);
  const failed = () => notifications.show({ message: t('insight.canvas.tooLarge'), color: 'red' });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="default">
          {t('insight.canvas.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => saveText(svg(), `${file}.svg`, 'image/svg+xml')}>
          {t('insight.canvas.svg')}
        </Menu.Item>
        <Menu.Item onClick={() => void savePng(svg(), layout, `${file}.png`).catch(failed)}>
          {t('insight.canvas.png')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
