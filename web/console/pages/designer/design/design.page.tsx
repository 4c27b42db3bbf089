// The process designer: the drawing over the whole height, beside it properties, problems, versions and trials.
import './design.css';
import { useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../../ui/failure.tsx';
import { DesignBar } from './design-bar.tsx';
import { DesignNotices } from './design-notices.tsx';
import { DesignPanel } from './design-panel.tsx';
import { PublishDialog } from './publish.dialog.tsx';
import { Splitter } from './splitter.tsx';
import { TemplateChooser } from './template-chooser.dialog.tsx';
import { useDesign } from './use-design.ts';

export function DesignPage() {
  const { processId } = useParams({ from: '/processes/$processId/design' });
  return <Design key={processId} processId={processId} />;
}

function Design({ processId }: { processId: string }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const design = useDesign(processId, canvas, panel);
  const [isPublishing, setIsPublishing] = useState(false);
  const failure = design.draft.query.error ?? design.error;
  return (
    <div className="designer" ref={frame}>
      <DesignBar design={design} onPublish={() => setIsPublishing(true)} />
      <DesignNotices design={design} />
      {failure !== null && failure !== undefined && (
        <Failure error={failure} onRetry={() => void design.draft.query.refetch()} />
      )}
      <div className="designer-body">
        <section className="drawing-canvas" ref={canvas} aria-label={t('designer.design.canvas')} />
        <Splitter frame={frame} />
        <DesignPanel design={design} panel={panel} />
      </div>
      {design.choosing && <TemplateChooser design={design} />}
      {isPublishing && <PublishDialog design={design} onClose={() => setIsPublishing(false)} />}
    </div>
  );
}
