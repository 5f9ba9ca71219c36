using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Editing;

public sealed class EditFlowTests
{
    private static readonly FactDraft Written = EditSamples.Written;
    private static readonly VolunteerId Other = new(700_002);
    private static readonly Home Home = new();

    [Fact]
    public void Only_those_who_may_edit_get_to_the_facts()
    {
        Assert.IsType<AtFacts>(Talk.In(Home).As(Some.Organizer).When(new FactDeskAsked()).State);
        Assert.Equal(Home, Talk.In(Home).When(new FactDeskAsked()).State);
        // Whoever lost the right finds himself where he was before.
        Assert.Equal(Home, Talk.In(new AtFacts(Home, "economy")).When(new OverviewWanted()).State);
    }

    [Fact]
    public void Looking_at_facts_during_a_call_leads_back_to_the_number()
    {
        var call = new OnCall(Some.Lease());
        var facts = Talk.In(call).As(Some.Organizer).When(new FactDeskAsked()).State;

        Assert.Equal(new AtFacts(call), facts);
        Assert.Equal(call, Talk.In(facts).As(Some.Organizer).When(new Cancelled()).State);
        Assert.Equal(call, Talk.In(new Drafting(call, Written, Written, FactFields.None, Language.Russian)).As(Some.Organizer).When(new NumberAsked()).State);
    }

    [Fact]
    public void A_correction_is_typed_over_what_stands_there_and_sent()
    {
        var fact = Talk.In(new AtFacts(Home, Written.Theme, Written.Id)).As(Some.Organizer).When(new CorrectionWanted()).State;
        var asks = Talk.In(fact).As(Some.Organizer).When(new FieldWanted(FactFields.ClaimEnglish));
        Assert.Contains(new Text("edit.now").With("words", Written.Claim.English), asks.Screen.Paragraphs);
        Assert.Contains(new Text("edit.russian").With("words", Written.Claim.Russian), asks.Screen.Paragraphs);

        var broken = Talk.In(asks.State).As(Some.Organizer).When(new Typed("It was <b>so"));
        Assert.Equal(FactProblem.Markup, Assert.IsType<Drafting>(broken.State).Problem);
        Assert.Equal(Written, ((Drafting)broken.State).Draft);

        var typed = Assert.IsType<Drafting>(Talk.In(broken.State).As(Some.Organizer).When(new Typed(" It was <b>so</b>. ")).State);
        Assert.Equal("It was <b>so</b>.", typed.Draft.Claim.English);
        Assert.Equal(FactProblem.None, typed.Problem);

        var sent = Talk.In(typed).As(Some.Organizer).Answering(ask => new FactProposed(new FactProposal(1, Written, ((ProposeFact)ask).Draft, Some.Organizer.Id, Some.Now), IsAlone: true)).When(new DraftSent());
        Assert.Equal([new ProposeFact(Written, typed.Draft)], sent.Asked);
        Assert.Equal(new AtFacts(Home), sent.State);
        Assert.Contains("edit.alone", sent.Keys);
    }

    [Fact]
    public void A_sentence_about_the_change_goes_with_it_and_leads_nowhere_else()
    {
        var drafting = new Drafting(Home, Written, Written with { Official = !Written.Official }, FactFields.None, Language.Russian);
        var asked = Talk.In(drafting).As(Some.Organizer).When(new NoteWanted()).State;
        foreach (var unfit in (string[])["Позвоните +7 975 002 00 11", "одна\nдве", new string('я', FactRules.LongestNote + 1)])
            Assert.Equal("edit.note-unfit", Talk.In(asked).As(Some.Organizer).When(new Typed(unfit)).Keys.First());
        Assert.Equal("edit.note-unfit", Talk.In(asked).As(Some.Organizer).When(new Typed("см. example.org") { Bare = "см. …" }).Keys.First());
        var noted = Talk.In(asked).As(Some.Organizer).When(new Typed(" Данные за осень. "));
        Assert.Contains(new Text("edit.note").With("note", "Данные за осень."), noted.Screen.Paragraphs);
        var sent = Talk.In(noted.State).As(Some.Organizer).Answering(ask => new FactBusy(new FactProposal(1, Written, Written, Other, Some.Now))).When(new DraftSent());
        Assert.Equal([new ProposeFact(Written, drafting.Draft, "Данные за осень.")], sent.Asked);
        Assert.Equal("", Assert.IsType<Drafting>(Talk.In(noted.State).As(Some.Organizer).When(new NoteDropped()).State).Note);
    }

    [Fact]
    public void What_is_unchanged_or_incomplete_is_not_sent()
    {
        Assert.Empty(Talk.In(new Drafting(Home, Written, Written, FactFields.None, Language.Russian)).As(Some.Organizer).When(new DraftSent()).Asked);
        Assert.Empty(Talk.In(new Drafting(Home, null, EditSamples.New, FactFields.None, Language.Russian)).As(Some.Organizer).When(new DraftSent()).Asked);
        var overview = Talk.In(new Drafting(Home, null, EditSamples.New, FactFields.AsOf, Language.Russian)).As(Some.Organizer).When(new OverviewWanted());
        Assert.DoesNotContain(new DraftSent(), overview.Buttons);
        Assert.Contains("edit.faults", overview.Keys);
    }

    [Fact]
    public void A_new_fact_is_asked_for_step_by_step_Russian_first()
    {
        string[] typed = ["Факт.", "Суд", "Так посчитали.", "https://example.org", "2022-03", "Fact.", "A court", "Counted so.", "Faktas.", "Teismas", "Taip suskaičiuota."];
        var state = Talk.In(new AtFacts(Home, "economy")).As(Some.Organizer).When(new NewFactWanted("economy")).State;
        foreach (var words in typed) state = Talk.In(state).As(Some.Organizer).When(new Typed(words)).State;

        var done = Assert.IsType<Drafting>(state);
        Assert.Equal(FactFields.None, done.Steps);
        Assert.Equal(new FactWords("Факт.", "Fact.", "Faktas."), done.Draft.Claim);
        Assert.Equal((new DateOnly(2022, 3, 1), true, "economy"), (done.Draft.AsOf, done.Draft.AsOfMonth, done.Draft.Theme));
        Assert.Contains(new DraftSent(), Talk.In(state).As(Some.Organizer).When(new OverviewWanted()).Buttons);
    }

    [Fact]
    public void Translating_asks_for_what_the_new_Russian_words_left_behind()
    {
        var changed = Written with { Source = Written.Source.With(Language.Russian, "Суд") };
        var translating = Talk.In(new Drafting(Home, Written, changed, FactFields.None, Language.Russian)).As(Some.Organizer).When(new TranslationWanted()).State;
        Assert.Equal(FactFields.SourceEnglish | FactFields.SourceLithuanian, Assert.IsType<Drafting>(translating).Steps);

        var all = Talk.In(new AtFacts(Home, Written.Theme, Written.Id)).As(Some.Organizer).When(new TranslationWanted()).State;
        Assert.Equal(6, Assert.IsType<Drafting>(all).Steps.Each().Count());
    }

    [Fact]
    public void Cancel_leaves_the_change_and_then_the_facts()
    {
        var drafting = new Drafting(Home, Written, Written with { Official = false }, FactFields.ClaimRussian, Language.Russian);
        var fact = Talk.In(drafting).As(Some.Organizer).When(new Cancelled()).State;

        Assert.Equal(new AtFacts(Home, Written.Theme, Written.Id), fact);
        Assert.Equal(Home, Talk.In(fact).As(Some.Organizer).When(new Cancelled()).State);
        Assert.Equal(new AtFacts(Home, "casualties"), Talk.In(new Drafting(Home, null, EditSamples.New, FactFields.ClaimRussian, Language.Russian)).As(Some.Organizer).When(new Cancelled()).State);
    }

    [Fact]
    public void Expiring_and_confirming_are_changes_like_any_other()
    {
        var at = new AtFacts(Home, Written.Theme, Written.Id);
        var expired = Assert.IsType<Drafting>(Talk.In(at).As(Some.Organizer).When(new ExpiryWanted()).State);
        var confirmed = Assert.IsType<Drafting>(Talk.In(at).As(Some.Organizer).When(new ConfirmationWanted(6)).State);

        Assert.Equal(Written with { ReviewBy = new DateOnly(2026, 11, 23) }, expired.Draft);
        Assert.Equal(Written with { ReviewBy = new DateOnly(2027, 5, 25) }, confirmed.Draft);
        Assert.Contains(new DraftSent(), Talk.In(expired).As(Some.Organizer).When(new OverviewWanted()).Buttons);
    }

    [Fact]
    public void A_second_person_approves_or_refuses()
    {
        var proposal = new FactProposal(7, Written, Written with { Estimate = !Written.Estimate }, Other, Some.Now.AddHours(-1));
        var judging = Talk.In(new AtFacts(Home)).As(Some.Organizer).Answering(new ProposalSeen(proposal)).When(new ProposalOpened(7));
        Assert.Contains(new ProposalApproved(), judging.Buttons);

        var approved = Talk.In(judging.State).As(Some.Organizer).Answering(new FactApproved(proposal)).When(new ProposalApproved());
        Assert.Equal([new ApproveFact(7)], approved.Asked);

        var refused = Talk.In(judging.State).As(Some.Organizer).Answering(new FactRefused(proposal)).When(new ProposalRefused());
        Assert.Equal([new RefuseFact(7)], refused.Asked);
    }

    [Fact]
    public void Nobody_approves_his_own_or_what_does_not_fit_any_more()
    {
        var own = new Judging(Home, new FactProposal(7, Written, Written with { Official = false }, Some.Organizer.Id, Some.Now), Language.Russian);
        var broken = new Judging(Home, new FactProposal(7, Written, Written with { Theme = "gone" }, Other, Some.Now), Language.Russian);
        foreach (var judging in new[] { own, broken })
        {
            var then = Talk.In(judging).As(Some.Organizer).When(new ProposalApproved());
            Assert.Empty(then.Asked);
            Assert.Equal(judging, then.State);
            Assert.DoesNotContain(new ProposalApproved(), then.Buttons);
            Assert.Contains(new ProposalRefused(), then.Buttons);
        }
        Assert.Contains("edit.own", Talk.In(own).As(Some.Organizer).When(new LanguageShown(Language.English)).Keys);
    }

    [Fact]
    public void The_change_is_shown_before_and_after_as_it_will_be_seen()
    {
        var after = Written with { Claim = Written.Claim.With(Language.English, "Other <b>words</b>.") };
        var screen = Talk.In(new Judging(Home, new FactProposal(7, Written, after, Other, Some.Now), Language.Russian)).As(Some.Organizer).When(new LanguageShown(Language.English)).Screen;

        var cards = screen.Paragraphs.Where(text => text.Key == "edit.card").Select(text => Some.World.Content.Phrasebook.Render(text, Language.Russian)).ToList();
        Assert.Equal(2, cards.Count);
        Assert.Contains(Written.Claim.English, cards[0].Replace("&quot;", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Other <b>words</b>.", cards[1], StringComparison.Ordinal);
    }
}
