// Who is signed in, the look, the way out.
import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Me, signOut } from '../../api/session.ts';

export function AccountMenu({ me }: { me: Me | undefined }) {
  const { t } = useTranslation();
  const { toggleColorScheme } = useMantineColorScheme();
  const leave = async () => {
    await signOut();
    window.location.assign('/sign-in');
  };
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" radius="xl" aria-label={t('shell.account')}>
          <svg
            width="18"
            height="18"
            viewBox="0 0 18 18"
            fill="none"
            stroke="currentColor"
            aria-hidden="true"
          >
            <circle cx="9" cy="6.5" r="3" strokeWidth="1.5" />
            <path d="M3 15.5c1-3 3.3-4 6-4s5 1 6 4" strokeWidth="1.5" strokeLinecap="round" />
          </svg>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {me && <Menu.Label>{t('shell.signedInAs', { role: me.role })}</Menu.Label>}
        <Menu.Item onClick={toggleColorScheme} closeMenuOnClick={false}>
          {t('shell.scheme')}
        </Menu.Item>
        <Menu.Item component="a" href="/docs">
          {t('shell.apiReference')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void leave()}>{t('shell.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
