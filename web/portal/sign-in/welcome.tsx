// What a visitor sees who has not come in yet, or not for this: a sentence, and the way in.
import { Stack, Text } from '@mantine/core';
import { PageTitle } from '../parts/page-title.tsx';
import { useVisitorChange } from '../use-me.ts';
import { SignInForm } from './sign-in.form.tsx';

export function Welcome({ title, hint }: { title: string; hint: string }) {
  const changeVisitor = useVisitorChange();
  return (
    <Stack gap="lg" className="narrow">
      <PageTitle title={title} />
      <Text>{hint}</Text>
      <SignInForm onDone={() => void changeVisitor()} />
    </Stack>
  );
}
