-- How a one-way partner goes on with a referral: kept on their own device, sealed for nobody, sent nowhere.
CREATE TABLE casework (
    referral BLOB PRIMARY KEY,
    began    INTEGER NOT NULL, -- when it was first gone on with here
    json     TEXT NOT NULL     -- the steps alone; what the referral says stays in its record
) STRICT, WITHOUT ROWID;
