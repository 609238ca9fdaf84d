package dev.wiretwin.api.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.wiretwin.api.lab.LabDiary;
import dev.wiretwin.core.lab.LabNews;

/**
 * One thing a lab server saw, for whoever reads on where they stopped. A value.
 *
 * @param connection from 0
 * @param type {@code accepted}, {@code request}, {@code frame}, {@code sent}, {@code end} or {@code
 *     note}
 */
record LabEntry(long number, int connection, String type, @JsonUnwrapped LabShown.Seen what) {
  static LabEntry of(LabDiary.Entry entry) {
    LabNews news = entry.news();
    if (news instanceof LabNews.Requested requested) {
      return of(entry, "request", LabShown.Sent.of(requested.request()));
    } else if (news instanceof LabNews.Framed framed) {
      return of(entry, "frame", LabShown.SeenFrame.of(framed.frame()));
    } else if (news instanceof LabNews.Sent sent) {
      return of(entry, "sent", LabShown.Sent.of(sent.write()));
    } else if (news instanceof LabNews.Ended ended) {
      return of(entry, "end", LabShown.End.of(ended.end()));
    } else if (news instanceof LabNews.Noted noted) {
      return of(entry, "note", LabShown.Note.of(noted.note()));
    }
    return of(entry, "accepted", LabShown.Accepted.of((LabNews.Accepted) news));
  }

  private static LabEntry of(LabDiary.Entry entry, String type, LabShown.Seen what) {
    return new LabEntry(entry.number(), entry.news().connection(), type, what);
  }
}
