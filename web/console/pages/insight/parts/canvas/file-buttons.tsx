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
  name: string;
}

export function FileButtons({ graph, layout, name }: FileButtonsProps) {
  const { t } = useTranslation();
  const svg = () => drawSvg(graph, layout, name);
  const failed = () => notifications.show({ message: t('insight.canvas.tooLarge'), color: 'red' });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="default">
          {t('insight.canvas.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => saveText(svg(), `${name}.svg`, 'image/svg+xml')}>
          {t('insight.canvas.svg')}
        </Menu.Item>
        <Menu.Item onClick={() => void savePng(svg(), layout, `${name}.png`).catch(failed)}>
          {t('insight.canvas.png')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
