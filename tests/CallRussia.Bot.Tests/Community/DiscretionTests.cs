using CallRussia.Bot.Core.Community;

namespace CallRussia.Bot.Tests.Community;

/// <summary>What leads to somebody outside the bot is taken out of what people write to each other.</summary>
public sealed class DiscretionTests
{
    [Theory]
    [InlineData("Мой номер +7 975 002 00 11, звони", "Мой номер …, звони")]
    [InlineData("запиши: 8 (975) 002-00-11", "запиши: …")]
    [InlineData("tel:+79750020011", "…")]
    [InlineData("напиши @anna_petrova в телеге", "напиши … в телеге")]
    [InlineData("почта anna@example.org если что", "почта … если что")]
    [InlineData("вот https://example.org/a?b=1 тут", "вот … тут")]
    [InlineData("заходи на t.me/anna", "заходи на …")]
    [InlineData("ищи example.org.", "ищи ….")]
    [InlineData("wa.me/37060000000", "…")]
    [InlineData("по частям 0171 12 34 567 вот", "по частям … вот")]
    [InlineData("1 2 3 4 5 6 7 8", "…")]
    public void What_leads_to_somebody_is_taken_out(string words, string bare) => Assert.Equal(bare, Discretion.Of(words));

    [Theory]
    [InlineData("Сегодня 12 звонков, три разговора. Завтра в 19:00?")]
    [InlineData("Встретимся 29.11.2026 в 18.30")]
    [InlineData("Спасибо!Мне легче.Правда")]
    [InlineData("Их было 1 500, а потом ещё 20")]
    [InlineData("т.е. и т.д., v. 2")]
    public void What_people_say_stays(string words) => Assert.Equal(words, Discretion.Of(words));

    [Theory]
    [InlineData("…", false)]
    [InlineData(" … , …!", false)]
    [InlineData("… да", true)]
    [InlineData("💛", true)]
    public void Nothing_goes_on_where_nothing_is_left(string words, bool says) => Assert.Equal(says, Discretion.SaysSomething(words));

    [Theory]
    [InlineData("Анна", true)]
    [InlineData("Анна-Мария", true)]
    [InlineData("Жан Поль", true)]
    [InlineData("Ли", true)]
    [InlineData("Я", false)]
    [InlineData("Анна1", false)]
    [InlineData("@anna", false)]
    [InlineData("Анна Петровна Каренина", false)]
    [InlineData("anna.ru", false)]
    [InlineData(" Анна", false)]
    public void A_name_is_one_word_or_two_of_letters(string name, bool fits) => Assert.Equal(fits, Aliases.IsFit(name));
}
