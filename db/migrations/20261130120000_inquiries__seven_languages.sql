-- The town speaks with people outside in seven languages; easy is やさしい日本語. What authors write (よくある質問) stays in theirs.
alter table inquiries.conversations
  drop constraint conversations_lang_check,
  add constraint conversations_lang_check check (lang in ('ja', 'easy', 'en', 'zh', 'ko', 'vi', 'pt'));

-- The words of the town in each of them; null: the standard ones.
alter table inquiries.promise_terms
  add column words_easy text check (length(words_easy) between 1 and 500 and position('{日}' in words_easy) > 0),
  add column words_zh text check (length(words_zh) between 1 and 500 and position('{日}' in words_zh) > 0),
  add column words_ko text check (length(words_ko) between 1 and 500 and position('{日}' in words_ko) > 0),
  add column words_vi text check (length(words_vi) between 1 and 500 and position('{日}' in words_vi) > 0),
  add column words_pt text check (length(words_pt) between 1 and 500 and position('{日}' in words_pt) > 0),
  drop constraint words_are_the_towns,
  add constraint words_are_the_towns check (
    section_id is null
    or num_nonnulls(words_ja, words_easy, words_en, words_zh, words_ko, words_vi, words_pt) = 0
  );

alter table inquiries.satisfaction_terms
  add column words_easy text check (length(words_easy) between 1 and 200),
  add column words_zh text check (length(words_zh) between 1 and 200),
  add column words_ko text check (length(words_ko) between 1 and 200),
  add column words_vi text check (length(words_vi) between 1 and 200),
  add column words_pt text check (length(words_pt) between 1 and 200);
