// How each parcel that has arrived was found: asked once, changed for a while.
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Parcel, PortalOrder } from '../../api/portal.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { Part } from '../parts/part.tsx';
import { sayFullDay } from '../say-date.ts';
import { FeedbackForm } from './feedback.form.tsx';

export function FeedbackPart({ order }: { order: PortalOrder }) {
  return order.parcels.map((parcel, index) =>
    parcel.mayRate || parcel.feedback ? (
      <ParcelFeedback
        key={parcel.shipmentId}
        orderId={order.orderId}
        parcel={parcel}
        number={order.parcels.length > 1 ? index + 1 : null}
      />
    ) : null,
  );
}

interface ParcelFeedbackProps {
  orderId: string;
  parcel: Parcel;
  /** Null where there is only one. */
  number: number | null;
}

function ParcelFeedback({ orderId, parcel, number }: ParcelFeedbackProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [thanks, setThanks] = useState<string | null>(null);
  const said = parcel.feedback;
  const done = (caseNumber: string | null) => {
    setIsOpen(false);
    setThanks(
      caseNumber === null
        ? t('portal.feedback.thanks')
        : t('portal.feedback.thanksLow', { number: caseNumber }),
    );
  };
  return (
    <Part
      className="feedback"
      title={number === null ? t('portal.feedback.title') : t('portal.feedback.titleOf', { number })}
    >
      {thanks !== null && <p role="status">{thanks}</p>}
      {said && !isOpen && (
        <>
          <p>
            {t('portal.feedback.given', {
              stars: t('portal.feedback.stars', { count: said.rating }),
              date: sayFullDay(said.givenAt),
            })}
          </p>
          {said.comment !== null && (
            <Text component="blockquote" c="dimmed" m={0}>
              <SafeText text={said.comment} />
            </Text>
          )}
          {parcel.mayRate && (
            <Button variant="light" mt="sm" onClick={() => setIsOpen(true)}>
              {t('portal.feedback.change')}
            </Button>
          )}
        </>
      )}
      {parcel.mayRate && (!said || isOpen) && (
        <FeedbackForm orderId={orderId} parcel={parcel} onDone={done} />
      )}
    </Part>
  );
}
