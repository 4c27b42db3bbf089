// The model that the inductive miner finds: as BPMN, with as much noise left out as wanted; it can be taken as a file or drawn on in the
// designer.
import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readModel } from '../../../../../api/insight-mining.ts';
import { ProcessDiagram } from '../../../../../ui/process-diagram.tsx';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { useMay } from '../../../../shell/use-me.ts';
import { saveText } from '../../parts/canvas/save-file.ts';
import { useLog } from '../../parts/use-log.ts';
import { ShareSlider } from '../shares.tsx';
import { ViewBar } from '../view-bar.tsx';
import { nameActivities } from './name-activities.ts';
import { OpenInDesigner } from './open-in-designer.dialog.tsx';

const MOST_NOISE = 60;

export function ModelView() {
  const { t } = useTranslation();
  const { query } = useLog();
  const may = useMay();
  const [noise, setNoise] = useState(20);
  const [activities, setActivities] = useState(100);
  const [isOpening, setIsOpening] = useState(false);
  const asked = { ...query, noise: noise / 100, activities: activities / 100 };
  const found = useQuery({
    queryKey: ['insight-model', asked],
    queryFn: () => readModel({ ...asked, format: 'bpmn' }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  const savePnml = async () => {
    const { xml } = await readModel({ ...asked, format: 'pnml' });
    if (xml !== null) saveText(xml, 'model.pnml', 'application/xml');
  };
  return (
    <QueryView query={found} rows={10}>
      {(view) => {
        const xml = view.xml === null ? null : nameActivities(view.xml);
        return (
          <Stack gap="md">
            <ViewBar log={view.log} />
            <div className="model-tools">
              <ShareSlider
                label={t('insight.model.noise')}
                value={noise}
                max={MOST_NOISE}
                onChange={setNoise}
              />
              <ShareSlider label={t('insight.map.activities')} value={activities} onChange={setActivities} />
              <div className="model-files">
                {xml !== null && (
                  <Button
                    size="xs"
                    variant="default"
                    onClick={() => saveText(xml, 'model.bpmn', 'application/xml')}
                  >
                    {t('insight.model.bpmn')}
                  </Button>
                )}
                <Button size="xs" variant="default" onClick={() => void savePnml()}>
                  {t('insight.model.pnml')}
                </Button>
                {xml !== null && may('PUT /v1/drafts/{kind}/{modelId}') && (
                  <Button size="xs" onClick={() => setIsOpening(true)}>
                    {t('insight.model.design')}
                  </Button>
                )}
              </div>
            </div>
            {view.fallThroughs.length > 0 && (
              <Text size="sm" c="dimmed">
                {t('insight.model.fallThroughs', { count: view.fallThroughs.length })}
              </Text>
            )}
            {xml !== null && <ProcessDiagram xml={xml} label={t('insight.model.diagram')} />}
            <details className="model-tree">
              <summary>{t('insight.model.tree')}</summary>
              <pre>{view.text}</pre>
            </details>
            {isOpening && xml !== null && <OpenInDesigner xml={xml} onClose={() => setIsOpening(false)} />}
          </Stack>
        );
      }}
    </QueryView>
  );
}
