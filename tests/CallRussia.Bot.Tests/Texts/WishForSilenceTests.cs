using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Tests.Texts;

public sealed class WishForSilenceTests
{
    [Theory]
    [InlineData("мне звонили, не звоните больше")]
    [InlineData("Не звоните мне")]
    [InlineData("НЕ ЗВОНИТЕ МНЕ!!!")]
    [InlineData("Добрый день. Мне сегодня звонили с вашего номера. Пожалуйста, больше мне не звоните, спасибо")]
    [InlineData("не звоните, пожалуйста, мне больше")]
    [InlineData("не звони мне")]
    [InlineData("не звонте мне больше")]
    [InlineData("не звонитте мне")]
    [InlineData("Прошу вас не звонить")]
    [InlineData("не надо мне звонить")]
    [InlineData("хватит мне названивать")]
    [InlineData("прекратите звонить на этот номер")]
    [InlineData("удалите мой номер из базы")]
    [InlineData("ne zvonite mne bolshe")]
    [InlineData("yt pdjybnt vyt")]
    [InlineData("stop calling me")]
    [InlineData("Stop caling me please")]
    [InlineData("Don't call me again")]
    [InlineData("do not ever call me")]
    [InlineData("please don’t call me")]
    [InlineData("neskambinkite man")]
    [InlineData("Prašau, man daugiau neskambinkite")]
    [InlineData("neskambinkit man")]
    [InlineData("liaukitės man skambinti")]
    public void Who_wants_no_more_calls_is_heard(string words) => Assert.True(WishForSilence.IsIn(words));

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("не звоните")]
    [InlineData("просит больше не звонить")]
    [InlineData("он мне не звонит больше")]
    [InlineData("мне не надо звонить сегодня")]
    [InlineData("можно звонить?")]
    [InlineData("не знаю, звоните ли вы мне")]
    [InlineData("как позвонить")]
    [InlineData("call me later")]
    [InlineData("call me again")]
    [InlineData("do not call")]
    [InlineData("calling is hard")]
    [InlineData("neskambinkite")]
    [InlineData("skambinkite man")]
    [InlineData("мне страшно звонить")]
    [InlineData("нато")]
    [InlineData("Германия")]
    public void Other_words_are_none_of_it(string words) => Assert.False(WishForSilence.IsIn(words));

    [Fact]
    public void A_pasted_page_is_read_as_far_as_its_beginning() =>
        Assert.False(WishForSilence.IsIn(string.Concat(Enumerable.Repeat("слово ", 200)) + "не звоните мне"));
}
