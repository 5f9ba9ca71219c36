using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Training;

namespace CallRussia.Bot.Tests.Training;

public sealed class RepetitionTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    [Fact]
    public void A_missed_question_comes_back_after_1_3_7_16_and_35_days_and_then_is_known()
    {
        var (cards, today, gaps) = (Repetition.Miss([], "m", "q", Day), Day, new List<int>());
        while (cards is [var card])
        {
            gaps.Add(card.Due.DayNumber - today.DayNumber);
            Assert.Empty(Repetition.Due(cards, card.Due.AddDays(-1)));
            today = card.Due;
            cards = Repetition.Answer(cards, "m", "q", right: true, today);
        }

        Assert.Equal([1, 3, 7, 16, 35], gaps);
        Assert.Empty(cards);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_wrong_answer_begins_anew(int rightsBefore)
    {
        var (cards, today) = (Repetition.Miss([], "m", "q", Day), Day);
        for (var right = 0; right < rightsBefore; right++)
        {
            today = cards[0].Due;
            cards = Repetition.Answer(cards, "m", "q", right: true, today);
        }

        Assert.Equal(new Card("m", "q", 0, today.AddDays(1)), Assert.Single(Repetition.Answer(cards, "m", "q", right: false, today)));
    }

    [Fact]
    public void Coming_late_loses_nothing_and_the_longest_due_comes_first()
    {
        var cards = Repetition.Miss(Repetition.Miss([], "m", "late", Day.AddDays(-200)), "m", "new", Day.AddDays(-1));
        Assert.Equal(["late", "new"], Repetition.Due(cards, Day).Select(card => card.Question));
        Assert.Contains(new Card("m", "late", 1, Day.AddDays(3)), Repetition.Answer(cards, "m", "late", right: true, Day));
    }

    /// <summary>A year of somebody who comes now and then and answers by chance: what holds after every step.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_a_question_is_kept_once_and_its_gap_follows_its_box(int seed)
    {
        var (random, cards) = (new Random(seed), System.Collections.Immutable.ImmutableArray<Card>.Empty);
        for (var day = Day; day < Day.AddDays(365); day = day.AddDays(random.Next(1, 6)))
        {
            foreach (var card in Repetition.Due(cards, day).ToList())
            {
                var right = random.Next(3) > 0;
                cards = Repetition.Answer(cards, card.Module, card.Question, right, day);
                var after = cards.SingleOrDefault(one => Repetition.Is(one, card.Module, card.Question));
                Assert.Equal(right ? card.Box + 1 : 0, after?.Box ?? Repetition.Gaps.Length);
                if (after is not null) Assert.Equal(day.AddDays(Repetition.Gaps[after.Box]), after.Due);
            }

            if (random.Next(4) == 0) cards = Repetition.Miss(cards, "m", $"q{random.Next(8)}", day);
            Assert.Equal(cards.Length, cards.DistinctBy(card => card.Question).Count());
            Assert.Empty(Repetition.Due(cards, day));
        }
    }

    [Fact]
    public void An_order_holds_everything_once_is_always_the_same_and_every_order_comes_up()
    {
        for (var count = 1; count <= 4; count++)
            for (var seed = -50L; seed < 50; seed++)
            {
                Assert.Equal(Enumerable.Range(0, count), Shuffle.Order(count, seed, "who").Order());
                Assert.Equal(Shuffle.Order(count, seed, "who"), Shuffle.Order(count, seed, "who"));
            }

        Assert.Equal(24, Enumerable.Range(0, 500).Select(seed => string.Concat(Shuffle.Order(4, seed, "who"))).Distinct().Count());
        Assert.InRange(Enumerable.Range(0, 600).Count(seed => Shuffle.Order(3, seed, "who")[0] == 0), 150, 250);
        Assert.NotEqual(
            Enumerable.Range(0, 9).Select(seed => string.Concat(Shuffle.Order(4, seed, "who"))), Enumerable.Range(0, 9).Select(seed => string.Concat(Shuffle.Order(4, seed, "tv"))));
    }
}
