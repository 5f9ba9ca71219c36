using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Editing.FactPages;

namespace CallRussia.Bot.Core.Editing;

/// <summary>A change in the making: one question at a time, and the whole of it as it will be seen.</summary>
internal static class DraftScreens
{
    private static readonly Language[] Languages = [Language.Russian, Language.English, Language.Lithuanian];
    private static readonly Button.Press Cancel = new(new Text("common.cancel.button"), new Cancelled());

    /// <summary>Asks for one field: what it is, the Russian words to a translation, and what stands there now, to be copied with one touch.</summary>
    public static Screen Ask(Drafting drafting)
    {
        var field = drafting.Steps.First();
        var text = field.Text();
        var now = drafting.Draft.Typed(field);
        var screen = Screen.Of(text is { } asked
            ? T($"ask.{asked.Part}").With("language", T("in-" + asked.Language.Code)).With("most", FactRules.Longest(asked.Part))
            : T($"ask.{field}"));
        if (drafting.Problem != FactProblem.None) screen = screen.Before(Problem(drafting.Problem, text?.Part));
        if (text is { } other && other.Language != Language.Russian && drafting.Draft.Words(other.Part).Russian is { Length: > 0 } russian)
            screen = screen.And(T("russian").With("words", russian));
        // A new fact begins with dates that nobody chose.
        if (now.Length > 0 && (drafting.Before is not null || text is not null)) screen = screen.And(T("now").With("words", now));
        return screen.Row(To("overview", new OverviewWanted()), Cancel);
    }

    /// <summary>One sentence, shown to all as it was written.</summary>
    public static Screen AskNote(Drafting drafting)
    {
        var screen = Screen.Of(T("ask-note").With("most", FactRules.LongestNote));
        if (drafting.IsNoteUnfit) screen = screen.Before(T("note-unfit").With("most", FactRules.LongestNote));
        if (drafting.Note.Length > 0) screen = screen.And(T("now").With("words", drafting.Note)).Row(To("no-note", new NoteDropped()));
        return screen.Row(To("overview", new OverviewWanted()), Cancel);
    }

    public static Screen Overview(Drafting drafting, Scene scene)
    {
        var screen = Change(T(drafting.Before is null ? "new" : "change"), drafting.Before, drafting.Draft, drafting.Shown, scene);
        var faults = FactRules.Check(drafting.Draft, scene.Library, FactRules.Today(scene));
        if (faults.Count > 0) screen = screen.And(T("faults").With("lines", new TextArg.Lines(faults.Select(fault => Fault(fault.Field, fault.Problem)))));
        if (drafting.Note.Length > 0) screen = screen.And(T("note").With("note", drafting.Note));
        if (EditingFeature.IsReady(drafting, scene)) screen = screen.Row(To("send", new DraftSent()));
        return Fields(screen, drafting).Row(To("note", new NoteWanted())).Row(To("translate", new TranslationWanted()), Cancel);
    }

    public static Screen Themes(Scene scene) => scene.Library.Facts.Themes
        .Aggregate(Screen.Of(T("choose-theme")), (screen, theme) => screen.Row(new Button.Press(FactShelf.Title(theme), new ThemeOpened(theme, 0))))
        .Row(new Button.Press(new Text("common.back.button"), new OverviewWanted()));

    /// <summary>Before and after as they are seen in one language, then what is the same in all.</summary>
    public static Screen Change(Text heading, FactDraft? before, FactDraft after, Language shown, Scene scene)
    {
        var screen = Screen.Of(heading.With("theme", Title(after.Theme, scene)).With("language", T("in-" + shown.Code)));
        var same = before is not null && Enum.GetValues<FactPart>().All(part => before.Words(part).In(shown) == after.Words(part).In(shown));
        if (before is not null && !same) screen = screen.And(T("before")).And(Card(before, shown));
        screen = screen.And(T(before is null ? "after-new" : same ? "after-same" : "after")).And(Card(after, shown));
        if (before is not null && Dates(before) != Dates(after)) screen = screen.And(T("dates-before").With("dates", Dates(before)));
        if (before is not null && before.Theme != after.Theme) screen = screen.And(T("theme-before").With("theme", Title(before.Theme, scene)));
        screen = Marks(screen.And(Dates(after)), after, scene);
        if (before is not null)
            foreach (var flag in Enum.GetValues<FactFlag>().Where(flag => before.Has(flag) && !after.Has(flag))) screen = screen.And(T("unmarked").With("mark", T("mark." + flag)));
        return screen.Row([.. Languages.Select(language => new Button.Press(T($"shown.{language.Code}.button"), new LanguageShown(language)))]);
    }

    public static Text Fault(FactFields field, FactProblem problem)
    {
        if (field == FactFields.None) return T("fault.whole").With("problem", Problem(problem, null));
        var text = field.Text();
        var name = text is { } words ? T("field." + words.Part) : T("field." + field);
        return text is { } translated
            ? T("fault.text").With("field", name).With("language", T("in-" + translated.Language.Code)).With("problem", Problem(problem, translated.Part))
            : T("fault.field").With("field", name).With("problem", Problem(problem, null));
    }

    private static Text Problem(FactProblem problem, FactPart? part)
    {
        var text = T("problem." + problem);
        return problem == FactProblem.TooLong ? text.With("most", part is { } words ? FactRules.Longest(words) : FactRules.LongestUrl) : text;
    }

    private static Text Card(FactDraft draft, Language language) => T("card")
        .With("claim", Seen(draft.Claim, language)).With("source", Seen(draft.Source, language)).With("limit", Seen(draft.Limit, language));

    private static TextArg Seen(FactWords words, Language language) => words.In(language) is { Length: > 0 } written ? new TextArg.Written(written) : T("nothing-yet");

    private static Text Dates(FactDraft draft) =>
        T("dates").With("date", AsOf(draft.AsOf, draft.AsOfMonth)).With("review", new TextArg.Date(draft.ReviewBy));

    private static Screen Fields(Screen screen, Drafting drafting) => screen
        .Row([.. Enum.GetValues<FactPart>().Select(part => To($"edit-field.{part}", new FieldWanted(FactTyping.Of(part, drafting.Shown))))])
        .Row(To("edit-field.AsOf", new FieldWanted(FactFields.AsOf)), To("edit-field.ReviewBy", new FieldWanted(FactFields.ReviewBy)), To("edit-field.Url", new FieldWanted(FactFields.Url)))
        .Row([.. Enum.GetValues<FactFlag>().Select(flag => To($"flag.{flag}.{(drafting.Draft.Has(flag) ? "on" : "off")}", new FlagSwitched(flag)))])
        .Row(To("choose-theme", new ThemesWanted()));
}
