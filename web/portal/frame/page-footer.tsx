// The foot of every page: the language and the colours that the visitor wants.
import { type MantineColorScheme, NativeSelect, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../texts/languages.ts';
import { chooseLanguage } from '../../texts/start-texts.ts';

const SCHEMES = ['auto', 'light', 'dark'] as const;

export function PageFooter() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <footer className="portal-footer">
      <div className="portal-footer-inner">
        <NativeSelect
          label={t('portal.frame.language')}
          value={i18n.resolvedLanguage ?? 'en'}
          data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={({ currentTarget: { value } }) => isLanguage(value) && void chooseLanguage(value)}
        />
        <NativeSelect
          label={t('portal.frame.colours')}
          value={colorScheme}
          data={SCHEMES.map((value) => ({ value, label: t(`portal.frame.${value}`) }))}
          onChange={({ currentTarget: { value } }) => setColorScheme(value as MantineColorScheme)}
        />
      </div>
    </footer>
  );
}
