// A case by its name: an order of the live log leads to its page, any other is said by its id.
import { useTranslation } from 'react-i18next';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { OrderLink } from '../../finance/parts/order-link.tsx';

interface CaseNameProps {
  id: string;
  notion: string;
  isLive: boolean;
}

export function CaseName({ id, notion, isLive }: CaseNameProps) {
  const { t } = useTranslation();
  if (isLive && notion === 'order') return <OrderLink orderId={id} />;
  return id === '' ? t('insight.cases.noName') : <PersonName name={id} className="case-id" />;
}
