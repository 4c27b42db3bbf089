// Who is signed in, the language, the look, the way out.
import { ActionIcon, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Me, signOut } from '../../api/session.ts';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../texts/languages.ts';
import { wordOf } from '../../ui/word-of.ts';
import { SCHEMES, useChoices, useKeptPreferences } from './use-preferences.ts';

export function AccountMenu({ me }: { me: Me | undefined }) {
  const { t } = useTranslation();
  useKeptPreferences();
  const leave = async () => {
    await signOut();
    window.location.assign('/sign-in');
  };
  return (
    <Menu position="bottom-end" width={264} closeOnItemClick={false} returnFocus>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" radius="xl" aria-label={t('shell.account')}>
          <PersonIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {me && <Menu.Label>{t('shell.signedInAs', { role: wordOf('role', me.role) })}</Menu.Label>}
        <Schemes />
        <Languages />
        <Menu.Divider />
        <Menu.Item component="a" href="/docs">
          {t('shell.apiReference')}
        </Menu.Item>
        <Menu.Item onClick={() => void leave()}>{t('shell.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Schemes() {
  const { t } = useTranslation();
  const { scheme: chosen, chooseScheme } = useChoices();
  return (
    <Menu.RadioGroup value={chosen} onChange={chooseScheme}>
      <Menu.Label>{t('shell.scheme.label')}</Menu.Label>
      {SCHEMES.map((scheme) => (
        <Menu.RadioItem key={scheme} value={scheme}>
          {t(`shell.scheme.${scheme}`)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

/** Every language by its own name, whatever is shown now. */
function Languages() {
  const { t, i18n } = useTranslation();
  const { chooseLanguage } = useChoices();
  return (
    <Menu.RadioGroup
      value={i18n.resolvedLanguage ?? 'en'}
      onChange={(value) => isLanguage(value) && void chooseLanguage(value)}
    >
      <Menu.Label>{t('shell.language')}</Menu.Label>
      {LANGUAGES.map((language) => (
        <Menu.RadioItem key={language} value={language} lang={language}>
          {LANGUAGE_NAMES[language]}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function PersonIcon() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" aria-hidden="true">
      <circle cx="9" cy="6.5" r="3" strokeWidth="1.5" />
      <path d="M3 15.5c1-3 3.3-4 6-4s5 1 6 4" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}
