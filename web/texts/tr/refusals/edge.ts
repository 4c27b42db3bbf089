// Turkish sentences for the refusals of the API itself, of signing in and of saved views, by the refusal's code.

export const platform = {
  'internal-error': 'Burada bir hata oluştu; kaydedildi.',
  'invalid-input': 'Girilen bilgiler beklenen biçimde değil.',
  'key-in-flight': 'Bu anahtarla gönderilen istek hâlâ işleniyor; biraz bekleyin.',
  'key-reused': 'Bu istek anahtarı daha önce başka bir istekte kullanıldı; yeniden deneyin.',
  'not-allowed': 'Bu rol buna izin vermiyor.',
  'not-found': 'Burada böyle bir şey yok.',
  'not-signed-in': 'Oturum açın.',
  overloaded: 'Sunucu şu anda çok yoğun; birazdan yeniden deneyin.',
  'too-large': 'İstek bu sunucunun kabul ettiğinden büyük.',
};

export const http = {
  'bad-request': 'İstek geçerli bir HTTP isteği değil.',
  'database-away': 'Veritabanına şu anda ulaşılamıyor; birazdan yeniden deneyin.',
  'foreign-origin': 'Bu istek başka bir siteden geldi.',
  'invalid-encoding': 'İstek geçerli UTF-8 olmayan metin içeriyor.',
  'invalid-key': 'Idempotency-Key, 1 ile 200 arası görünür ASCII karakterden oluşur.',
  'length-required': 'İsteğin içerik uzunluğunu belirtin.',
  'malformed-json': 'Gönderilen içerik geçerli bir JSON değil.',
  stopping: 'Sunucu kapanıyor; yeniden deneyin.',
  'too-many-attempts': 'Çok fazla deneme yapıldı; biraz bekleyin.',
  'too-many-streams': 'Bu sunucuda çok fazla olay akışı açık.',
  'unknown-route': 'Bu adreste bir şey yok.',
  'unsupported-media-type': 'JSON gönderin: Content-Type application/json, sıkıştırmasız.',
  'wrong-method': 'Bu adres bu yöntemi desteklemiyor.',
};

export const access = {
  'channel-mismatch': '“Kanal” rolü bir kanal gerektirir; başka hiçbir rolün kanalı olmaz.',
  'email-taken': 'Bu e-posta adresiyle zaten bir hesap var.',
  'invitation-spent': 'Bu bağlantı kullanılmış ya da süresi dolmuş; yenisini isteyin.',
  'key-revoked': 'Bu anahtar zaten iptal edilmiş.',
  'last-admin': 'Bu, yönetici rolündeki son kişi.',
  'name-taken': 'Bu adda bir anahtar kullanımda; önce onu iptal edin ya da başka bir ad seçin.',
  'unknown-key': 'Böyle bir API anahtarı yok.',
  'unknown-user': 'Böyle bir kullanıcı yok.',
  'wrong-password': 'E-posta veya parola yanlış.',
};

export const desk = {
  'name-taken': 'Burada bu adda başka bir görünümünüz var.',
  'not-yours': 'Bu görünümü başkası oluşturdu; kendi adınızla bir kopyasını kaydedin.',
  'too-many-views': 'Çok fazla görünüm var: önce birini silin.',
  'unknown-view': 'Böyle bir görünüm yok.',
};

/** What the pages say themselves, when an answer is no problem document. */
export const unexpectedAnswer = 'Sunucu açıklama yapmadan {{status}} yanıtını verdi.';
