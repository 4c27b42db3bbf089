// Turkish sentences for the refusals of processes and tasks, by the refusal's code.

export const workflow = {
  'command-unknown': 'Model burada olmayan komutları çağırıyor.',
  'draft-changed': 'Taslağı siz okuduktan sonra başka biri kaydetti.',
  'draft-misnamed': 'Dosyada, taslağınkinden başka bir süreç ya da karar var.',
  'draft-outdated':
    'Taslak başladıktan sonra başka bir sürüm yayına alındı; önce taslağı o sürümün üzerine kaydedin.',
  'draft-unknown': 'Böyle bir taslak yok.',
  'form-refused': 'Görev bu değerlerle tamamlanamaz; her sorun kendi alanını gösteriyor.',
  'incident-settled': 'Olay zaten çözüldü.',
  'incident-unknown': 'Böyle bir olay yok.',
  'instance-unknown': 'Siparişin çalışan böyle bir süreci yok.',
  'mapping-unknown': 'Eşlemede olmayan öğeler geçiyor.',
  'model-refused': 'Model yayına alınamıyor; her sorun kendi öğesini gösteriyor.',
  'order-unknown': 'Böyle bir sipariş yok.',
  'process-running': 'Siparişte bu süreç zaten çalışıyor.',
  'process-unknown': 'Böyle bir süreç ya da sürüm yok.',
  'task-assigned': 'Görev başka birinin elinde.',
  'task-ended': 'Görev artık açık değil.',
  'task-not-for-role': 'Görev sizinkinden başka gruplar için.',
  'task-unknown': 'Böyle bir görev yok.',
  'trial-impossible': 'Siparişin denenebilecek böyle bir süreci yok.',
  'versions-alike': 'Örnekler zaten o sürümle çalışıyor.',
};
