// The form of feedback: stars, whether we would be recommended, a word more.
import { NativeSelect, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { giveFeedback, type Parcel } from '../../api/portal.ts';
import { useCommandForm } from '../../ui/use-command-form.ts';
import { InlineForm } from '../parts/inline-form.tsx';
import { useReadAgain } from './dialog-props.ts';
import { StarField } from './star-field.tsx';

interface FeedbackFormProps {
  orderId: string;
  parcel: Parcel;
  /** With the number of the case that somebody will look into, where one was opened. */
  onDone: (caseNumber: string | null) => void;
}

export function FeedbackForm({ orderId, parcel, onDone }: FeedbackFormProps) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(orderId);
  const said = parcel.feedback;
  const form = useCommandForm({
    initial: {
      rating: said?.rating ?? 0,
      recommend: said?.recommend == null ? '' : String(said.recommend),
      comment: said?.comment ?? '',
    },
    send({ rating, recommend, comment }, key) {
      const body = {
        rating,
        ...(recommend === '' ? {} : { recommend: Number(recommend) }),
        ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      };
      return giveFeedback({ orderId, shipmentId: parcel.shipmentId }, body, key);
    },
    onDone: ({ caseNumber }) => void readAgain().then(() => onDone(caseNumber)),
  });
  const scale = Array.from({ length: 11 }, (_, points) => String(points));
  return (
    <InlineForm
      form={form}
      label={t('portal.feedback.title')}
      action={t('portal.feedback.send')}
      disabled={form.values.rating === 0}
    >
      <StarField label={t('portal.feedback.rating')} {...form.field('rating')} />
      <NativeSelect
        label={t('portal.feedback.recommend')}
        data={[{ value: '', label: t('portal.feedback.noAnswer') }, ...scale]}
        {...form.field('recommend')}
      />
      <Textarea label={t('portal.feedback.comment')} rows={3} maxLength={2000} {...form.field('comment')} />
    </InlineForm>
  );
}
